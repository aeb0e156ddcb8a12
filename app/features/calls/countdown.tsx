// The deadline, in words and zone for everybody, counting down where scripts run.
import { useEffect, useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { formatInstant } from '#app/ui/format.ts';

const parts = (milliseconds: number) => {
  const seconds = Math.floor(milliseconds / 1000);
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor((seconds % 86_400) / 3600),
    minutes: Math.floor((seconds % 3600) / 60),
    seconds: seconds % 60,
  };
};

/** @param props.now the server's time when the page was made: the reader's own clock may be wrong */
export function Countdown({ until, now }: { until: Date; now: Date }) {
  const { t, locale } = useI18n();
  const [left, setLeft] = useState<number | null>(null);
  const [deadline, start] = [until.getTime(), now.getTime()];
  useEffect(() => {
    const offset = start - Date.now();
    const tick = () => setLeft(deadline - Date.now() - offset);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [deadline, start]);
  return (
    <div>
      <p className="font-semibold text-lg tabular-nums">
        <time dateTime={until.toISOString()}>{formatInstant(locale, until)}</time>
      </p>
      {left !== null && (
        <p className="text-call tabular-nums" role="timer">
          {left > 0 ? t.calls.countdown.left(parts(left)) : t.calls.countdown.over}
        </p>
      )}
      <p className="text-sm text-text-muted">{t.calls.countdown.rule}</p>
    </div>
  );
}
