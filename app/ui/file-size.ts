// Sizes of files for people: "512 KB", "2.4 MB".

const kibibyte = 1024;

export function fileSize(bytes: number): string {
  if (bytes < kibibyte) return `${bytes} B`;
  const inMebibytes = bytes >= kibibyte * kibibyte;
  const value = bytes / (inMebibytes ? kibibyte * kibibyte : kibibyte);
  return `${Number(value.toFixed(value < 10 ? 1 : 0))} ${inMebibytes ? 'MB' : 'KB'}`;
}
