// The shape of the message tables: what Chinese has, every other language must have.
import type { messages } from './zh-CN/messages.ts';

/** The shape every language fills: strings stay strings, functions keep their parameters. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...parameters: infer P) => string
      ? (...parameters: P) => string
      : Translated<T[K]>;
};
export type Messages = Translated<typeof messages>;
