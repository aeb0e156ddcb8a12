// The answer rate and the median answer time of an organisation, with how many requests they rest on.
import { answerRate, type Responsiveness } from '#app/domain/responsiveness.ts';
import { useI18n } from '#app/i18n/index.ts';
import { formatNumber } from '#app/ui/format.ts';
import { Section } from '#app/ui/layout.tsx';
import { Stat, StatList } from '#app/ui/stat.tsx';

export function ResponsivenessFigures({ facts }: { facts: Responsiveness | null }) {
  const { t, locale } = useI18n();
  const words = t.responsiveness;
  const hours = facts?.medianHours ?? null;
  return (
    <Section title={words.title}>
      {facts === null ? (
        <p className="text-text-muted">{words.tooFew}</p>
      ) : (
        <StatList>
          <Stat label={words.rate} note={words.restsOn({ count: facts.settled })} unit="%" value={answerRate(facts)} />
          <Stat
            label={words.median}
            note={words.plainHours}
            unit={hours === null ? '' : words.hours}
            value={hours === null ? '–' : formatNumber(locale, Math.round(hours * 10) / 10)}
          />
        </StatList>
      )}
    </Section>
  );
}
