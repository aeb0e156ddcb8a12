// Cuts text into the words a reader sees; for search wordings and explanations, not for ranking.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

let segmenter: Jieba | null = null;

/** Loads the dictionary (about 5 MB) on first use only. */
export function segment(text: string): string[] {
  segmenter ??= Jieba.withDict(dict);
  return segmenter.cut(text, true);
}
