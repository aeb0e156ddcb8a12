// Published listings in any number, out of sentences that people wrote, put together anew: for measuring at size.
import { randomUUID } from 'node:crypto';
import { capabilityKinds } from '#app/domain/capability.ts';
import { fields } from '#app/domain/field.ts';
import { opportunityKinds } from '#app/domain/opportunity.ts';
import { db } from '#app/persistence/client.server.ts';
import { aVerifiedMember, type Member } from './listing-world.ts';
import { type RealSentences, realSentences } from './real-sentences.ts';

/** The same numbers every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const divisions = ['220100', '220200', '110000', '310000', '440300', '320500', '510100', '330100', '420100', '610100'];
const batch = 1_000;
const dayMs = 86_400_000;

export interface Corpus {
  readonly sentences: RealSentences;
  readonly owners: readonly Member[];
  readonly documents: number;
}

type Roll = () => number;

class Writer {
  readonly #roll: Roll;
  readonly #sentences: RealSentences;
  readonly #owners: readonly Member[];

  constructor(roll: Roll, sentences: RealSentences, owners: readonly Member[]) {
    this.#roll = roll;
    this.#sentences = sentences;
    this.#owners = owners;
  }

  #one<T>(choices: readonly T[]): T {
    const chosen = choices[Math.floor(this.#roll() * choices.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  #some(choices: readonly string[], least: number, most: number, glue: string): string {
    const count = least + Math.floor(this.#roll() * (most - least + 1));
    return Array.from({ length: count }, () => this.#one(choices)).join(glue);
  }

  /** What both lists' versions say; half of them Chinese with an English title, half the other way round. */
  #content() {
    const isChinese = this.#roll() < 0.6;
    const { zh, en, titlesZh, titlesEn } = this.#sentences;
    const [own, other] = isChinese ? [titlesZh, titlesEn] : [titlesEn, titlesZh];
    const [sentences, glue] = isChinese ? [zh, ''] : [en, ' '];
    // Two titles in one: no two listings are alike.
    const title = `${this.#one(own).slice(0, 60)}${isChinese ? '与' : ' and '}${this.#one(own).slice(0, 50)}`;
    return {
      language: isChinese ? ('zh' as const) : ('en' as const),
      title,
      titleTranslated: this.#one(other).slice(0, 110),
      summary: this.#some(sentences, 1, 2, glue),
      body: this.#some(sentences, 3, 8, glue),
      fields: [...new Set([this.#one(fields), this.#one(fields)])],
      divisionCode: this.#one(divisions),
      validUntil: new Date(Date.UTC(2027, 0, 1) + Math.floor(this.#roll() * 700) * dayMs),
      coachScore: 50 + Math.floor(this.#roll() * 50),
    };
  }

  #row(list: string, number: number) {
    const owner = this.#one(this.#owners);
    const publishedAt = new Date(Date.UTC(2026, 0, 1) + Math.floor(this.#roll() * 320 * dayMs));
    const reference = `${list === 'opportunity' ? 'OP' : 'CP'}-GEN-${number}`;
    const row = { id: randomUUID(), reference, organisationId: owner.organisation.id, createdById: owner.personId };
    const version = {
      id: randomUUID(),
      number: 1,
      savedById: owner.personId,
      publishedById: owner.personId,
      publishedAt,
    };
    return { row, version };
  }

  async opportunities(from: number, count: number): Promise<void> {
    const made = Array.from({ length: count }, (_, n) => {
      const { row, version } = this.#row('opportunity', from + n);
      const { body: problem, ...content } = this.#content();
      const budgetMaximum = BigInt(Math.floor(this.#roll() * 900) + 10) * 1_000_000n;
      const kind = this.#one(opportunityKinds);
      const trlRequired = 1 + Math.floor(this.#roll() * 9);
      const offered = this.#some(content.language === 'zh' ? this.#sentences.zh : this.#sentences.en, 1, 1, '');
      return {
        row,
        version: { ...version, opportunityId: row.id, ...content, problem, offered, kind, trlRequired, budgetMaximum },
      };
    });
    await db.opportunity.createMany({ data: made.map(({ row }) => row) });
    await db.opportunityVersion.createMany({ data: made.map(({ version }) => version) });
    await db.$executeRaw`
      UPDATE opportunity o SET published_version_id = v.id, published_at = v.published_at, first_published_at = v.published_at, revision = 1
      FROM opportunity_version v WHERE v.opportunity_id = o.id AND o.published_at IS NULL`;
  }

  async capabilities(from: number, count: number): Promise<void> {
    const made = Array.from({ length: count }, (_, n) => {
      const { row, version } = this.#row('capability', from + n);
      const { body: description, ...content } = this.#content();
      const kind = this.#one(capabilityKinds);
      const trl = 1 + Math.floor(this.#roll() * 9);
      return { row, version: { ...version, capabilityId: row.id, ...content, description, kind, trl } };
    });
    await db.capability.createMany({ data: made.map(({ row }) => row) });
    await db.capabilityVersion.createMany({ data: made.map(({ version }) => version) });
    await db.$executeRaw`
      UPDATE capability c SET published_version_id = v.id, published_at = v.published_at, first_published_at = v.published_at, revision = 1
      FROM capability_version v WHERE v.capability_id = c.id AND c.published_at IS NULL`;
  }
}

/** So many more listings on the lists, half of each; nothing is told to the index. */
export async function aCorpus(documents: number, { first = 0, seed = 1 } = {}): Promise<Corpus> {
  const sentences = realSentences();
  const types = ['enterprise', 'university', 'government', 'institute'] as const;
  const owners: Member[] = [];
  for (let n = 0; n < 24; n += 1) {
    const type = types[n % types.length] ?? 'enterprise';
    owners.push(await aVerifiedMember({ type, name: `Organisation ${n} of ${seed}` }));
  }
  const writer = new Writer(dice(seed), sentences, owners);
  const half = Math.ceil(documents / 2);
  for (let at = 0; at < half; at += batch) {
    await writer.opportunities(first + at, Math.min(batch, half - at));
    await writer.capabilities(first + at, Math.min(batch, documents - half - at));
  }
  return { sentences, owners, documents };
}

/** Questions as people type them: parts of titles in both languages, one to four words, some mixed. */
export function questionsOf({ titlesZh, titlesEn }: RealSentences, count: number, seed = 7): string[] {
  const roll = dice(seed);
  const one = (titles: readonly string[]) => titles[Math.floor(roll() * titles.length)] ?? '';
  const part = {
    zh: () => {
      const runs = one(titlesZh).match(/\p{Script=Han}+/gu) ?? ['检测'];
      const run = runs[Math.floor(roll() * runs.length)] ?? '检测';
      const at = Math.floor(roll() * Math.max(1, run.length - 4));
      return run.slice(at, at + 2 + Math.floor(roll() * 4));
    },
    en: () => {
      const words = one(titlesEn).match(/[A-Za-z]{4,}/g) ?? ['sensor'];
      const at = Math.floor(roll() * words.length);
      return words.slice(at, at + 1 + Math.floor(roll() * 3)).join(' ');
    },
  };
  return Array.from({ length: count }, () => {
    const which = roll();
    if (which < 0.5) return part.zh();
    return which < 0.85 ? part.en() : `${part.zh()} ${part.en()}`;
  });
}
