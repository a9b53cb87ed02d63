import { type Refusal, refuse } from '../basics/refusal.ts';
import { readXml, XmlFault, type XmlListener } from './xml-events.ts';
import { nodeAt, nodesNamed, textAt, type XmlNode } from './xml-node.ts';

/** What the Incomes Register says of one delivery: that it has come, or how its processing went, item by item. */
export type RegisterAnswer = {
  readonly kind: 'acknowledgement' | 'status';
  readonly responseId: string;
  readonly answeredAt: string;
  readonly state: RegisterState;
  /** The register's id of the delivery; null where it did not keep it. */
  readonly registerDeliveryId: string | null;
  /** The delivery asked of, as it was sent; null where the register knows none such. */
  readonly delivery: AnsweredDelivery | null;
  readonly accepted: readonly AnsweredItem[];
  readonly rejected: readonly RejectedItem[];
  /** What was wrong with the message or with who sent it. */
  readonly messageErrors: readonly RegisterError[];
  /** What was wrong with the delivery as a whole; none of its reports was kept then. */
  readonly deliveryErrors: readonly RegisterError[];
};

type RegisterState =
  | 'unknown'
  | 'processing'
  | 'valid'
  | 'rejected-on-receipt'
  | 'rejected-in-processing'
  | 'cancelled';

type AnsweredDelivery = {
  readonly deliveryId: string | null;
  /** DeliveryDataType: 100 earnings reports, 101 separate reports, 105 and 106 their cancellation. */
  readonly type: number;
  readonly owner: string;
  readonly production: boolean;
};

/** A report by the payer's id and the register's, and the version that it now is. */
type AnsweredItem = { readonly id: string | null; readonly registerId: string | null; readonly version: number | null };
type RejectedItem = AnsweredItem & { readonly errors: readonly RegisterError[] };
/** In the register's own words, in Finnish. */
export type RegisterError = { readonly code: string; readonly message: string; readonly details: string | null };

/**
 * Reads an acknowledgement (AckFromIR) or a processing status (StatusResponseFromIR), also inside a SOAP envelope. Answers
 * `answer-unreadable` with the place in `at` where it is neither, or says something that the schema has no place for: what
 * was refused must never be overlooked. The signature is not checked here: the file comes from staff, who fetched it.
 */
export async function readRegisterAnswer(
  bytes: AsyncIterable<Uint8Array>,
): Promise<RegisterAnswer | Refusal<'answer-unreadable'>> {
  const listener = new AnswerListener();
  try {
    for await (const _ of readXml(bytes, listener, () => []));
    return listener.answer();
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return refuse('answer-unreadable', { at: error.message });
  }
}

const errorLists = ['ItemErrors', 'MessageErrors', 'DeliveryErrors'];
const errorInfo = ['ErrorCode', 'ErrorMessage', 'ErrorDetails'];
const item = ['ItemId', 'IRItemId', 'ItemVersion', 'ItemErrors'];
const response = ['IRResponseId', 'IRResponseTimestamp', 'DeliveryDataStatus', 'IRDeliveryId', 'MessageErrors'];
/** What may stand in what. */
const inside: Record<string, readonly string[]> = {
  AckFromIR: ['DeliveryData', 'AckData'],
  StatusResponseFromIR: ['DeliveryData', 'StatusResponse'],
  DeliveryData: ['DeliveryDataType', 'DeliveryId', 'ProductionEnvironment', 'DeliveryDataOwner'],
  DeliveryDataOwner: ['Code'],
  AckData: [...response, 'DeliveryErrors'],
  StatusResponse: [...response, 'DeliveryErrors', 'ValidItems', 'InvalidItems'],
  ValidItems: ['Item'],
  InvalidItems: ['Item'],
  Item: item,
  ErrorInfo: errorInfo,
  ...Object.fromEntries(errorLists.map((name) => [name, ['ErrorInfo']])),
};
// Of what we sent ourselves only a few things are needed again, and the signature is not read.
const restIsSkipped = new Set(['DeliveryData', 'DeliveryDataOwner']);
// The reports of a delivery of 50 MB, each with an id or two and a fault.
const mostParts = 1_000_000;

class AnswerListener implements XmlListener {
  #root: XmlNode | null = null;
  #open: XmlNode[] = [];
  #skipping = 0;
  #parts = 0;
  readonly #accepted: AnsweredItem[] = [];
  readonly #rejected: RejectedItem[] = [];

  opened(name: string): void {
    const parent = this.#open.at(-1);
    if (this.#skipping > 0) {
      this.#skipping++;
      return;
    }
    const isRoot = name === 'AckFromIR' || name === 'StatusResponseFromIR';
    if (!parent) {
      if (!isRoot) return;
      if (this.#root) throw new XmlFault('wrong-content', 'a second answer in one file');
    } else if (!inside[parent.name]?.includes(name)) {
      if (!restIsSkipped.has(parent.name) && name !== 'Signature')
        throw new XmlFault('wrong-content', `<${shown(name)}> has no place in <${parent.name}>`);
      this.#skipping = 1;
      return;
    }
    if (++this.#parts > mostParts) throw new XmlFault('too-long', 'an answer of more parts than any delivery has');
    const node = { name, attributes: {}, text: '', children: [] };
    if (!parent) this.#root = node;
    this.#open.push(node);
  }

  closed(_name: string, text: string): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    const node = this.#open.pop();
    if (!node) return;
    node.text = text;
    const parent = this.#open.at(-1);
    if (parent?.name === 'ValidItems') this.#accepted.push(acceptedItem(node));
    else if (parent?.name === 'InvalidItems')
      this.#rejected.push({ ...itemFrom(node), errors: errorsIn(node, 'ItemErrors') });
    else if (parent) {
      if (!errorLists.includes(parent.name) && nodeAt(parent, node.name))
        throw new XmlFault('wrong-content', `<${node.name}> stands twice`);
      parent.children.push(node);
    }
  }

  answer(): RegisterAnswer {
    const root = this.#root;
    if (!root) throw new XmlFault('wrong-content', 'this is no answer of the Incomes Register');
    const said = nodeAt(root, root.name === 'AckFromIR' ? 'AckData' : 'StatusResponse');
    if (!said) throw new XmlFault('wrong-content', 'the answer itself is missing');
    const number = textAt(said, 'DeliveryDataStatus') ?? '';
    const state = states[number];
    if (!state) throw new XmlFault('wrong-content', `${shown(number) || 'nothing'} is no state of a delivery`);
    return {
      kind: root.name === 'AckFromIR' ? 'acknowledgement' : 'status',
      responseId: needed(said, 'IRResponseId'),
      answeredAt: needed(said, 'IRResponseTimestamp'),
      state,
      registerDeliveryId: textAt(said, 'IRDeliveryId'),
      delivery: deliveryIn(nodeAt(root, 'DeliveryData')),
      accepted: this.#accepted,
      rejected: this.#rejected,
      messageErrors: errorsIn(said, 'MessageErrors'),
      deliveryErrors: errorsIn(said, 'DeliveryErrors'),
    };
  }
}

const states: Record<string, RegisterState> = {
  '0': 'unknown',
  '2': 'processing',
  '3': 'valid',
  '4': 'rejected-on-receipt',
  '5': 'rejected-in-processing',
  '6': 'cancelled',
};

const shown = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 60);

function needed(node: XmlNode, name: string): string {
  const text = textAt(node, name);
  if (text === null) throw new XmlFault('wrong-content', `<${name}> is missing in <${node.name}>`);
  return text;
}

function wholeNumber(node: XmlNode, name: string): number | null {
  const text = textAt(node, name);
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw new XmlFault('wrong-content', `<${name}> is no number`);
  return Number(text);
}

function deliveryIn(node: XmlNode | undefined): AnsweredDelivery | null {
  if (!node) return null;
  const type = wholeNumber(node, 'DeliveryDataType');
  if (type === null) throw new XmlFault('wrong-content', '<DeliveryDataType> is missing in <DeliveryData>');
  const owner = nodeAt(node, 'DeliveryDataOwner');
  if (!owner) throw new XmlFault('wrong-content', '<DeliveryDataOwner> is missing in <DeliveryData>');
  return {
    deliveryId: textAt(node, 'DeliveryId'),
    type,
    owner: needed(owner, 'Code'),
    production: needed(node, 'ProductionEnvironment') === 'true',
  };
}

function itemFrom(node: XmlNode): AnsweredItem {
  const [id, registerId] = [textAt(node, 'ItemId'), textAt(node, 'IRItemId')];
  if (id === null && registerId === null) throw new XmlFault('wrong-content', 'an item that nothing names');
  return { id, registerId, version: wholeNumber(node, 'ItemVersion') };
}

function acceptedItem(node: XmlNode): AnsweredItem {
  // Saying that a report was taken and what was wrong with it at once would be overlooked by whoever looks at one of the two.
  if (nodeAt(node, 'ItemErrors')) throw new XmlFault('wrong-content', 'a report that was taken has errors');
  return itemFrom(node);
}

const errorsIn = (node: XmlNode, list: string): RegisterError[] =>
  nodesNamed(nodeAt(node, list), 'ErrorInfo').map((error) => ({
    code: needed(error, 'ErrorCode'),
    message: needed(error, 'ErrorMessage'),
    details: textAt(error, 'ErrorDetails'),
  }));
