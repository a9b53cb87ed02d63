import { inOneLine } from './bank-text.ts';
import type { OriginalBatch, OriginalOrder } from './pain-original.ts';
import { reasonText } from './pain-reasons.ts';
import { readXml, XmlFault, type XmlListener } from './xml-events.ts';
import { nodeAt, nodesNamed, textAt, type XmlNode } from './xml-node.ts';

export type AnswerStatus = 'accepted' | 'rejected' | 'pending';

/** What the bank says of one payment; without an id it is of all payments of the order or batch that it does not name. */
export type PaymentAnswer = {
  /** The id of the order that the bank answers. */
  readonly messageId: string | null;
  readonly endToEndId: string | null;
  readonly status: AnswerStatus;
  /** The bank's reason: an ISO 20022 external status reason, or a code of its own. */
  readonly code: string | null;
  /** What the bank wrote beside it, or else what the code means. */
  readonly reason: string | null;
};

/**
 * Reads a payment status report (pain.002 of any version) as a stream. A status of the order or of a batch holds for every
 * payment below it that has none of its own: with the original order those are told one by one, without it in one line
 * that names no payment. Throws XmlFault with the place where it is no such report, or of another order than the original.
 */
export async function* readAnswer(
  bytes: AsyncIterable<Uint8Array>,
  original: OriginalOrder | null = null,
): AsyncGenerator<PaymentAnswer> {
  const listener = new AnswerListener(original);
  yield* readXml(bytes, listener, () => listener.take());
}

type Verdict = Pick<PaymentAnswer, 'status' | 'code' | 'reason'>;

const roots = /^(CstmrPmtStsRpt|pain\.002\.001\.0\d)$/;
const isGroup = (name: string): boolean => name === 'OrgnlGrpInfAndSts' || name === 'OrgnlGrpInf';
const isPayment = (name: string): boolean => name === 'TxInfAndSts';
const isBatch = (name: string): boolean => name === 'OrgnlPmtInfAndSts';
// Nothing of these is used.
const skipped = new Set(['OrgnlTxRef', 'SplmtryData', 'NbOfTxsPerSts', 'ChrgsInf', 'TrckrData', 'Orgtr']);
// No report says so much of one payment; without a limit a hostile one could fill the memory.
const mostElements = 10_000;

class AnswerListener implements XmlListener {
  #sawReport = false;
  readonly #order: OrderToAnswer;
  #answers: PaymentAnswer[] = [];
  /** The elements now open inside a group, a batch or a payment. */
  #open: XmlNode[] = [];
  #held = 0;
  #heldOutsidePayment = 0;
  #skipping = 0;
  #group: XmlNode | null = null;
  #toldInBatch = new Told();
  readonly #toldInGroup = new Told();

  constructor(original: OriginalOrder | null) {
    this.#order = new OrderToAnswer(original);
  }

  take(): PaymentAnswer[] {
    const answers = this.#answers;
    if (answers.length > 0) this.#answers = [];
    return answers;
  }

  opened(name: string): void {
    if (roots.test(name)) {
      // The status of an order is told when its report ends, so a second report would pass over the first one's.
      if (this.#sawReport) throw new XmlFault('wrong-content', 'a second report follows: give each by itself');
      this.#sawReport = true;
    } else if (!this.#sawReport) return;
    else if (this.#skipping > 0 || skipped.has(name)) this.#skipping++;
    else if (this.#open.length > 0 || isGroup(name) || isBatch(name) || isPayment(name)) {
      if (isPayment(name)) this.#heldOutsidePayment = this.#held;
      if (++this.#held > mostElements) throw new XmlFault('too-long', 'a status has too many parts');
      this.#open.push({ name, attributes: {}, text: '', children: [] });
    }
  }

  closed(name: string, text: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    const node = this.#open.pop();
    if (!node) return;
    node.text = text;
    const holder = this.#open.at(-1);
    if (isPayment(name)) this.#heardPayment(node, holder);
    else if (holder) holder.children.push(node);
    else if (isBatch(name)) this.#heardBatch(node);
    else this.#heardGroup(node);
    if (!holder) this.#held = 0;
    else if (isPayment(name)) this.#held = this.#heldOutsidePayment;
  }

  #heardGroup(node: XmlNode): void {
    this.#group = node;
    this.#order.expect(this.#messageId());
  }

  #heardPayment(node: XmlNode, batch: XmlNode | undefined): void {
    const above = this.#verdictOfBatch(batch);
    const stated = verdictFrom(node, 'TxSts');
    const verdict = stated ? withReasonOf(above, stated) : (above ?? pending);
    this.#toldInBatch.add(verdict);
    this.#toldInGroup.add(verdict);
    this.#tell(this.#order.named(textAt(node, 'OrgnlEndToEndId'), textAt(node, 'OrgnlInstrId')), verdict);
  }

  #heardBatch(node: XmlNode): void {
    const told = this.#toldInBatch;
    this.#toldInBatch = new Told();
    const stated = verdictFrom(node, 'PmtInfSts');
    if (stated) this.#toldInGroup.add(stated);
    const members = this.#order.batch(textAt(node, 'OrgnlPmtInfId'));
    const verdict = this.#verdictOfBatch(node);
    if (members) this.#tellRest(members, verdict);
    else if (stated && !told.covers(stated)) this.#tell(null, stated);
  }

  /** Nothing more comes: what the order's own status says of the payments that were not named. */
  ended(): void {
    if (!this.#sawReport) throw new XmlFault('wrong-content', 'there is no payment status report in it');
    const stated = this.#group && verdictFrom(this.#group, 'GrpSts');
    if (this.#order.isKnown) for (const members of this.#order.untold()) this.#tellRest(members, stated);
    else if (stated && !this.#toldInGroup.covers(stated)) this.#tell(null, stated);
    else if (!stated && this.#toldInGroup.isEmpty) this.#tell(null, pending);
  }

  #tellRest(members: OriginalBatch, verdict: Verdict | null): void {
    if (verdict) for (const id of this.#order.unnamed(members)) this.#tell(id, verdict);
  }

  #verdictOfBatch(batch: XmlNode | undefined): Verdict | null {
    const ofGroup = this.#group && verdictFrom(this.#group, 'GrpSts');
    const ofBatch = batch && verdictFrom(batch, 'PmtInfSts');
    return ofBatch ? withReasonOf(ofGroup, ofBatch) : ofGroup;
  }

  #messageId(): string | null {
    return this.#group && textAt(this.#group, 'OrgnlMsgId');
  }

  #tell(endToEndId: string | null, { status, code, reason }: Verdict): void {
    this.#answers.push({ messageId: this.#messageId(), endToEndId, status, code, reason });
  }
}

/** What has been told below a status, so that it is not told again. */
class Told {
  readonly #statuses = new Set<AnswerStatus>();
  get isEmpty(): boolean {
    return this.#statuses.size === 0;
  }
  add({ status }: Verdict): void {
    this.#statuses.add(status);
  }
  /** Whether a status above says no more: everything below says the same, or it only sums up what is not all the same. */
  covers({ status }: Verdict): boolean {
    if (this.isEmpty) return false;
    return status === 'pending' || (this.#statuses.size === 1 && this.#statuses.has(status));
  }
}

/** The original order where it is given, and which of its payments the bank has named. */
class OrderToAnswer {
  readonly #original: OriginalOrder | null;
  readonly #byInstruction = new Map<string, string>();
  readonly #named = new Map<string, number>();
  readonly #told = new Set<OriginalBatch>();

  constructor(original: OriginalOrder | null) {
    this.#original = original;
    for (const { payments } of original?.batches ?? [])
      for (const { endToEndId, instructionId } of payments)
        if (instructionId !== null) this.#byInstruction.set(instructionId, endToEndId);
  }

  get isKnown(): boolean {
    return this.#original !== null;
  }

  expect(messageId: string | null): void {
    if (this.#original && messageId !== null && messageId !== this.#original.messageId)
      throw new XmlFault('wrong-content', 'the answer is about another order than the original');
  }

  /** Notes that the bank names this payment, and answers with its id. */
  named(endToEndId: string | null, instructionId: string | null): string | null {
    const id = endToEndId ?? (instructionId === null ? null : (this.#byInstruction.get(instructionId) ?? null));
    if (id !== null && this.#original) this.#named.set(id, (this.#named.get(id) ?? 0) + 1);
    return id;
  }

  batch(id: string | null): OriginalBatch | undefined {
    const found = this.#original?.batches.find((one) => one.id === id);
    if (found) this.#told.add(found);
    return found;
  }

  untold(): OriginalBatch[] {
    return (this.#original?.batches ?? []).filter((one) => !this.#told.has(one));
  }

  *unnamed({ payments }: OriginalBatch): Generator<string> {
    for (const { endToEndId } of payments) {
      const times = this.#named.get(endToEndId) ?? 0;
      if (times === 0) yield endToEndId;
      else this.#named.set(endToEndId, times - 1);
    }
  }
}

const pending: Verdict = { status: 'pending', code: null, reason: null };

// Everything ISO calls accepted, from checked to settled; what is received, pending or partly accepted is not decided yet.
const statusOf = (code: string): AnswerStatus => {
  if (code === 'RJCT' || code === 'CANC') return 'rejected';
  return /^AC/.test(code) ? 'accepted' : 'pending';
};

function verdictFrom(node: XmlNode, name: string): Verdict | null {
  const status = textAt(node, name);
  if (status === null) return null;
  const reasons = nodesNamed(node, 'StsRsnInf');
  const [code = null] = reasons.flatMap((one) => codeIn(one) ?? []);
  const written = reasons.flatMap((one) => [...nodesNamed(one, 'AddtlInf'), ...nodesNamed(one, 'AddtlStsRsnInf')]);
  return {
    status: statusOf(status),
    code,
    reason:
      inOneLine(
        written.map(({ text }) => text),
        isCut,
      ) ?? reasonText(code),
  };
}

function codeIn(information: XmlNode): string | null {
  const reason = nodeAt(information, 'Rsn') ?? nodeAt(information, 'StsRsn');
  return textAt(reason, 'Cd') ?? textAt(reason, 'Prtry');
}

// A reason given once above holds for the payments below that are rejected without one.
const withReasonOf = (above: Verdict | null, own: Verdict): Verdict =>
  above !== null && own.code === null && own.reason === null && above.status === own.status ? above : own;

// Answers are written in pieces of up to 105 characters, which are cut a little before that too.
const isCut = (length: number): boolean => length >= 100;
