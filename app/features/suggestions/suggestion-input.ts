// What the forms of the suggestions page send: texts, cut to what a listing can hold.

/** Longer than the longest field of a listing would be refused by the form of the listing itself. */
const limits = { intent: 20, id: 36, field: 40, proposed: 4000, text: 4000, reason: 500, note: 500 } as const;

export type SuggestionForm = { readonly [Name in keyof typeof limits]: string };

const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
const noId = '00000000-0000-0000-0000-000000000000';

export function readSuggestionForm(form: FormData): SuggestionForm {
  const read = (name: keyof typeof limits): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').slice(0, limits[name]) : '';
  };
  const [intent, field, proposed, text] = [read('intent'), read('field'), read('proposed'), read('text')];
  const id = isId(read('id')) ? read('id') : noId;
  return { intent, id, field, proposed, text, reason: read('reason'), note: read('note') };
}
