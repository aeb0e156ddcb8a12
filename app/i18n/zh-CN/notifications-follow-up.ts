// Chinese messages: notifications about what became of introductions.

export const followUpNotifications = {
  'follow-up.proposed': {
    title: (p: { organisationZh: string; organisationEn: string }) =>
      `${p.organisationZh || p.organisationEn} 登记了一项对接进展，请确认`,
    line: (p: { title: string; stage: string }) => `“${p.title}”：${p.stage}。请确认，或说明不同意见。`,
  },
};
