// English messages: notifications about what became of introductions.

export const followUpNotifications = {
  'follow-up.proposed': {
    title: (p: { organisationZh: string; organisationEn: string }) =>
      `${p.organisationEn || p.organisationZh} recorded a step: please confirm it`,
    line: (p: { title: string; stage: string }) =>
      `“${p.title}”: ${p.stage}. Please confirm it, or say what is different.`,
  },
};
