// The registration form's proof of work: begun when the page is there, and waited for when the form is sent before.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { newChallenge } from './proof-of-work.server.ts';

export type Challenge = Awaited<ReturnType<typeof newChallenge>>;

interface Work {
  readonly proof: string;
  /** The form was sent and waits for the proof. */
  readonly waiting: boolean;
  readonly unsupported: boolean;
  /** For the form's onSubmit: stops it until the proof is there, then sends it by itself. */
  readonly holdBack: (event: FormEvent<HTMLFormElement>) => void;
}

export function useProofOfWork(challenge: Challenge): Work {
  const [proof, setProof] = useState('');
  const [unsupported, setUnsupported] = useState(false);
  const waiting = useRef<{ form: HTMLFormElement; button: HTMLElement | null } | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    let wanted = true;
    setProof('');
    if (!globalThis.crypto?.subtle) {
      setUnsupported(true); // no https: browsers keep their cryptography back
      return;
    }
    import('./proof-of-work-in-browser.ts')
      .then(({ solve }) => solve(challenge))
      .then(
        (solved) => wanted && setProof(solved ?? ''),
        () => wanted && setUnsupported(true),
      );
    return () => {
      wanted = false;
    };
  }, [challenge]);
  useEffect(() => {
    if (!proof || !waiting.current) return;
    const { form, button } = waiting.current;
    waiting.current = null;
    setWaiting(false);
    form.requestSubmit(button);
  }, [proof]);
  return {
    proof,
    unsupported,
    waiting: isWaiting,
    holdBack: (event) => {
      if (proof) return;
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      waiting.current = { form: event.currentTarget, button: submitter };
      setWaiting(!unsupported);
    },
  };
}

export function ProofField({ work }: { work: Work }) {
  const { t } = useI18n();
  return (
    <>
      <input name="proof" type="hidden" value={work.proof} />
      {work.waiting && <p role="status">{t.security.proof.working}</p>}
      {work.unsupported && <Notice tone="danger">{t.security.proof.unsupported}</Notice>}
      <noscript>
        <Notice tone="warning">{t.security.proof.needsScript}</Notice>
      </noscript>
    </>
  );
}
