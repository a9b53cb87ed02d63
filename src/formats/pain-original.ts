import { readXml, XmlFault, type XmlListener } from './xml-events.ts';

/** The ids of an order sent to the bank, by which its answer is spread over the payments. */
export type OriginalOrder = { readonly messageId: string; readonly batches: readonly OriginalBatch[] };
export type OriginalBatch = { readonly id: string | null; readonly payments: readonly OriginalPayment[] };
type OriginalPayment = { readonly endToEndId: string; readonly instructionId: string | null };

/** Reads the ids of a credit transfer order (pain.001 of any version). Throws XmlFault with the place where it is none. */
export async function readOriginal(bytes: AsyncIterable<Uint8Array>): Promise<OriginalOrder> {
  const listener = new OriginalListener();
  for await (const _ of readXml(bytes, listener, () => [])) throw new Error('an order is told as a whole');
  return { messageId: listener.messageId, batches: listener.batches };
}

const orders = /^(CstmrCdtTrfInitn|pain\.001\.001\.0\d)$/;

class OriginalListener implements XmlListener {
  messageId = '';
  readonly batches: { id: string | null; payments: OriginalPayment[] }[] = [];
  readonly #path: string[] = [];
  #isOrder = false;
  #endToEndId: string | null = null;
  #instructionId: string | null = null;

  opened(name: string): void {
    this.#path.push(name);
    if (orders.test(name)) this.#isOrder = true;
    if (name === 'PmtInf') this.batches.push({ id: null, payments: [] });
    if (name === 'CdtTrfTxInf') this.#endToEndId = this.#instructionId = null;
  }

  ended(): void {
    if (!this.#isOrder || this.messageId === '') throw new XmlFault('wrong-content', 'there is no payment order in it');
  }

  closed(name: string, text: string): void {
    this.#path.pop();
    const within = this.#path.at(-1);
    const batch = this.batches.at(-1);
    const value = text.trim() || null;
    if (name === 'MsgId' && within === 'GrpHdr') this.messageId = value ?? '';
    else if (name === 'PmtInfId' && within === 'PmtInf' && batch) batch.id = value;
    else if (name === 'EndToEndId' && within === 'PmtId') this.#endToEndId = value;
    else if (name === 'InstrId' && within === 'PmtId') this.#instructionId = value;
    else if (name === 'CdtTrfTxInf' && this.#endToEndId !== null)
      batch?.payments.push({ endToEndId: this.#endToEndId, instructionId: this.#instructionId });
  }
}
