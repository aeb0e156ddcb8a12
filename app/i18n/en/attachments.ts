// English messages: attachments of listings, and why files are refused.
import type { Translated } from '../message-shape.ts';
import type { attachments as source } from '../zh-CN/attachments.ts';

export const attachments: Translated<typeof source> = {
  flash: {
    added: 'The attachments are added.',
    'added-pending': 'The attachments are added and wait for the virus scan; until then nobody can download them.',
    changed: 'Caption and readers are saved.',
    removed: 'The attachment is removed.',
  },
  title: 'Attachments',
  of: ({ title }) => `Attachments: ${title}`,
  lead: 'For example requirements, site plans, notes on sample data, test reports. They take effect at once, whichever version of the listing is shown, and never go into search or matching.',
  none: 'No attachments yet',
  noneText: 'PDF, Word, Excel, PowerPoint, pictures, text or ZIP.',
  add: 'Add attachments',
  choose: 'Choose files',
  hint: ({ size, files, count, total }) =>
    `PDF, DOCX, XLSX, PPTX, PNG, JPEG, WebP, TXT, CSV, ZIP; at most ${size} each, ${files} files and ${total} at a time, ${count} for a listing.`,
  cleaning:
    'Pictures are encoded anew, without places and cameras. Files with macros, scripts, outside references or passwords are refused.',
  caption: 'Caption',
  captionHint: 'One line for readers, if you like. The caption of a restricted file is restricted as well.',
  access: 'Who can read it',
  level: { public: 'Everybody', verified: 'Verified organisations', introduced: 'Introduced organisations' },
  levelHint: {
    public: 'Any visitor, without signing in.',
    verified: 'People signed in for a verified organisation; every opening is on record.',
    introduced: 'Organisations introduced about this listing; every opening is on record.',
  },
  submit: 'Upload',
  full: ({ count }) => `There are ${count} attachments already. Remove one to add another.`,
  file: 'File',
  size: 'Size',
  uploadedAt: 'Uploaded',
  state: 'State',
  states: {
    pending: 'Waiting for the virus scan, no download yet',
    clean: 'Scanned for viruses',
    infected: 'Virus found, blocked',
    unscanned: 'Not scanned',
  },
  save: 'Save',
  remove: 'Remove',
  removeTitle: ({ name }) => `Remove ${name}?`,
  removeText: 'The file is deleted and readers no longer see it; the record of it stays.',
  changeOf: ({ name }) => `Change ${name}`,
  back: 'Back to the listing',
  manage: 'Attachments',
  pendingTitle: 'Some attachments wait for the virus scan',
  pendingText: 'Nobody can download them until they are found clean. While the scanner is away, it is tried again.',
  infectedTitle: 'The virus scan stopped some attachments',
  infectedText: 'They are blocked for everybody. Remove them, and check the computer they came from.',
  section: 'Attachments',
  download: 'Download',
  open: 'Open the restricted file',
  lockedFile: 'Restricted attachment',
  lockedText: {
    verified: 'For verified organisations only.',
    introduced: 'For organisations introduced about this listing only.',
  },
  recorded: 'Opening it is recorded with your organisation, person and time; the publisher can see that.',
  refusals: {
    'file-needed': 'Please choose a file.',
    'file-empty': 'The file is empty. Please choose it again.',
    'file-too-large': 'The file is too large: at most 20 MB each. Shrink its pictures or split it.',
    'file-name': 'The file name cannot be used: it is too long or has invisible characters. Please rename the file.',
    'file-type':
      'This kind of file is not taken. Use PDF, DOCX, XLSX, PPTX, PNG, JPEG, WebP, TXT, CSV, or a ZIP of those; save old Office files in the new format.',
    'file-ending': 'Content and file name do not fit. Please save the file in its own format.',
    'file-broken': 'The file is incomplete or damaged, or carries something else along. Please export it again.',
    'file-active':
      'The file has macros, scripts, embedded objects or references to the outside. Take them out, or export a plain PDF.',
    'file-encrypted': 'The file has a password or is encrypted and cannot be checked. Please save it without.',
    'file-pixels': 'The picture has too many pixels: at most 10,000 on a side and 40 million. Please shrink it.',
    'file-archive':
      'The archive is not safe: nested, too many files, too large when unpacked, or with links and paths that lead out of it. Please pack the files into one plain ZIP.',
    'file-archive-content':
      'The archive holds files that are not taken (hidden system files, too). Put in only what you could upload by itself.',
    'file-quota': 'Your organisation keeps 500 MB of files already. Remove what is not needed.',
    'too-many-files': 'Too many files: at most 5 at a time and 10 for a listing.',
    'upload-too-large': 'The upload is too large: at most 20 MB for a file and 40 MB at a time.',
    'upload-broken': 'The upload did not finish. Please try again.',
    'no-such-attachment': 'This attachment is no longer there.',
    'bad-words': 'The caption has at most 200 characters; please also choose who can read the file.',
  },
};
