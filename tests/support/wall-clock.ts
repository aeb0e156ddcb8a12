// Days and instants ahead, as the site's form fields want them.

/** "YYYY-MM-DDTHH:MM:SS" in Shanghai. */
export const wallClockIn = (seconds: number): string =>
  new Date(Date.now() + seconds * 1000 + 8 * 3_600_000).toISOString().slice(0, 19);

/** "YYYY-MM-DD" in Shanghai. */
export const dayIn = (days: number): string => wallClockIn(days * 86_400).slice(0, 10);
