// /introductions/:id/messages: what the two sides write after acceptance, and their meetings.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { documentLimits } from '#app/domain/document.ts';
import { threadLimits } from '#app/domain/introduction-thread.ts';
import { askClarification } from '#app/features/clarifications/ask-clarification.server.ts';
import { clarificationRefusals } from '#app/features/clarifications/clarification-refusals.ts';
import {
  callMeetingOff,
  chooseMeetingTime,
  proposeMeeting,
} from '#app/features/introductions/arrange-meeting.server.ts';
import { getThread } from '#app/features/introductions/get-thread.server.ts';
import { type IntroductionReason, introductionRefusals } from '#app/features/introductions/introductions-refusals.ts';
import { markThreadRead, sendMessage } from '#app/features/introductions/send-message.server.ts';
import { meetingInput, messageInput } from '#app/features/introductions/thread-input.ts';
import { ThreadPage, type ThreadResult } from '#app/features/introductions/thread-page.tsx';
import { admitMember, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { type FlashKey, redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm } from '#app/http/read-form.server.ts';
import { readUpload } from '#app/http/read-upload.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.thread.messages);

const limits = {
  field: 'file',
  files: threadLimits.filesAtOnce,
  fileSize: documentLimits.introduction.size,
  total: 40 * 1024 * 1024,
} as const;

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/thread');
  const before = new URL(args.request.url).searchParams.get('before');
  const thread = await getThread(actor, args.params.id ?? '', before);
  return thread ? { thread, isOldest: before !== null } : refuseAccess('not-found');
}

const shown = (result: ThreadResult, status: number) => data(result, { status });
type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: IntroductionReason };

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/thread');
  const id = args.params.id ?? '';
  const thread = await getThread(actor, id, null);
  if (!thread) return refuseAccess('not-found');
  const upload = await readUpload(args.request, limits);
  if (!upload.ok) return shown({ reason: upload.reason }, introductionRefusals[upload.reason].status);
  const { form, files } = upload.value;
  form.delete('file');
  const to = `/introductions/${id}/messages`;
  const meeting = String(form.get('meeting') ?? '');
  const answer = (result: Answer, done: FlashKey, kept: ThreadResult = {}) =>
    result.ok
      ? redirectWithFlash(to, done)
      : shown({ ...kept, reason: result.reason }, introductionRefusals[result.reason].status);
  switch (form.get('intent')) {
    case 'read':
      return answer(await markThreadRead(actor, id), 'thread.read');
    case 'choose-time': {
      const startsAt = new Date(String(form.get('startsAt') ?? ''));
      const chosen = Number.isNaN(startsAt.getTime()) ? null : startsAt;
      return answer(await chooseMeetingTime(actor, id, meeting, chosen), 'thread.settled');
    }
    case 'call-off':
      return answer(await callMeetingOff(actor, id, meeting), 'thread.cancelled');
    case 'propose-meeting': {
      const submission = parseForm(form, meetingInput);
      if (submission.status !== 'success') return shown({ proposing: submission.reply() }, 422);
      const { intent: _, ...input } = submission.value;
      return answer(await proposeMeeting(actor, id, input), 'thread.proposed', { proposing: submission.reply() });
    }
  }
  const submission = parseForm(form, messageInput);
  if (submission.status !== 'success') return shown({ writing: submission.reply() }, 422);
  const { intent, text } = submission.value;
  if (intent === 'clarify' && thread.openCall) {
    // While a call is open, what is asked about it goes to its public clarifications.
    const asked = await askClarification(actor, thread.openCall.reference, text);
    if (asked.ok) return redirectWithFlash(to, 'thread.clarified');
    refuseWhole(asked.reason);
    const { status } = clarificationRefusals[asked.reason];
    return data({ writing: submission.reply(), clarification: asked.reason }, { status });
  }
  return answer(await sendMessage(actor, id, text, files), 'thread.sent', { writing: submission.reply() });
}

export default function ThreadRoute() {
  const { thread, isOldest } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>() as
    | (ThreadResult & { clarification?: keyof typeof clarificationRefusals })
    | undefined;
  const { t } = useI18n();
  const { clarification, ...result } = given ?? {};
  const refusal = clarification && clarificationRefusals[clarification].say(t);
  return <ThreadPage isOldest={isOldest} result={{ ...result, refusal }} thread={thread} />;
}
