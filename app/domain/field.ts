// The fields of innovation that both lists are filed under. Codes are stored; names come from the message tables.

export const fields = [
  'biomedicine',
  'medical-devices',
  'photonics',
  'new-materials',
  'aerospace-information',
  'advanced-equipment',
  'intelligent-vehicles',
  'low-altitude',
  'artificial-intelligence',
  'new-energy',
  'modern-agriculture',
  'smart-city',
  'environment',
  'consumer-culture',
  'technology-services',
  'finance-services',
] as const;

export type Field = (typeof fields)[number];

export const isField = (code: string): code is Field => (fields as readonly string[]).includes(code);
