import type { Services } from '../platform/context.ts';
import { handler } from '../platform/jobs.ts';
import { sendInvitation, sendInvitationJob } from './actions/invite-staff.ts';
import { removeFile, removeFileJob } from './actions/keep-file.ts';
import { sendLetter, sendLetterJob } from './actions/write-letter.ts';

export const membersJobs = [
  handler<Services, { letterId: string }>(sendLetterJob, sendLetter),
  handler<Services, { fileId: string }>(removeFileJob, removeFile),
  handler<Services, { memberId: string }>(sendInvitationJob, sendInvitation),
];
