// The clock's part of the lexicon: concepts accepted on the site reach the matcher of this process.
import { takeInConcepts } from '#app/features/lexicon/get-lexicon.server.ts';

export const keepLexicon = (): Promise<boolean> => takeInConcepts();
