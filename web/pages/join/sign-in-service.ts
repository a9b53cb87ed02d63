import { queries, whoAmI } from '../../who.ts';

// Sign-in is served beside the contract, so it has a small client of its own. Its errors have the shape of ours: a code that
// stands in refusals.json under `sign-in`, so that `refusalText` and `useForm` say them like any other.

class SignInRefusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/** What sign-in answers; an error of its own code where it says no. */
export async function askSignIn<Answer = unknown>(path: string, body?: object): Promise<Answer> {
  return ask(
    `/api/auth/${path}`,
    body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
}

/** The doors of the demo town; they do not exist elsewhere. */
export const demoDoors = {
  people: () => ask<DemoPerson[]>('/api/demo/people'),
  enter: (key: string) => ask(`/api/demo/sign-in/${key}`, { method: 'POST' }),
};
export type DemoPerson = { key: string; name: string; kind: 'entrepreneur' | 'staff'; duties: string[] };

async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const answer = await fetch(path, init);
  const said = (await answer.json().catch(() => null)) as Answer & { code?: string };
  if (answer.ok) return said;
  const code = said?.code ?? '';
  // Codes in capitals are sign-in's own; the others are problems of the service, such as too many requests.
  const ours = /^[A-Z]/.test(code) ? `sign-in.${code.toLowerCase().replaceAll('_', '-')}` : code || 'sign-in.other';
  throw new SignInRefusal(ours, answer.status);
}

export const isSignInRefusal = (error: unknown, code: string): boolean =>
  error instanceof SignInRefusal && error.code === `sign-in.${code}`;

/** Forgets what was read as somebody else and asks who is here now. */
export async function nowSignedIn() {
  queries.clear();
  return (await queries.fetchQuery(whoAmI())).signedIn;
}

/** Where a person goes after signing in: back to what they wanted, or home. Only places of this app are believed. */
export function placeAfter(back: string | undefined, kind: 'entrepreneur' | 'client' | 'staff'): string {
  if (back && /^\/(?![/\\])/.test(back)) return back;
  return { entrepreneur: '/oma', client: '/', staff: '/tyo' }[kind];
}
