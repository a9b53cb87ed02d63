// Small sound files of our own, for formats of which nobody publishes samples.

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const figure = (value: number, length: number): string => String(value).padStart(length, '0');
const signed = (value: number): string => `${value < 0 ? '-' : '+'}${figure(Math.abs(value), 18)}`;

const record = (name: string, inside: string): string => `${name}${figure(inside.length + 6, 3)}${inside}`;

/** A machine-readable statement (TITO) of two entries, one with the payer's message and a specification of it. */
export const tito = latin(
  `${[
    record(
      'T00',
      `10012345600000785026260615260615260616040031688928         260614${signed(100_00)}000004EUR${'KÄYTTÖTILI'.padEnd(30)}${'0'.repeat(18)}${'KEVYT OY'.padEnd(35)}${' '.repeat(80)}${'FI2112345600000785'.padEnd(30)}${'NDEAFIHH'.padEnd(30)}`,
    ),
    record(
      'T10',
      `0000012606155936192D00922606152606162606141705${'VIITESIIRTO'.padEnd(35)}${signed(1549_37)} A${'ASIAKAS OY'.padEnd(35)}J${' '.repeat(14)} ${'2026000011'.padStart(20, '0')}${' '.repeat(8)} `,
    ),
    record('T11', `00${'Kiitos ty|st{!'.padEnd(35)}`),
    record(
      'T11',
      `11${'E1'.padEnd(35)}${' '.repeat(35)}${'NDEAFIHH'.padEnd(35)}${' '.repeat(70)}${'Asiakkaan Pitkä Nimi Oy'.padEnd(70)}${' '.repeat(70)}`,
    ),
    record(
      'T10',
      `0000022606155936192D00932606152606162606142705${'TILISIIRTO'.padEnd(35)}${signed(-49_37)} A${'VUOKRANANTAJA OY'.padEnd(35)}J${' '.repeat(14)} ${' '.repeat(20)}${' '.repeat(8)} `,
    ),
    record('T40', `260615${signed(1600_00)}${signed(1600_00)}`),
  ].join('\r\n')}\r\n`,
);

/** A list of reference payments (KTL) of two payments. */
export const ktl = latin(
  `${[
    `02606160400501234567891${' '.repeat(67)}`,
    `3123456000007852606152606142606155936192D00${'2026000011'.padStart(20, '0')}${'[YR{P{|N OY'.padEnd(12)}1A${figure(1549_37, 10)}0A `,
    `3123456000007852606152606142606155936192D01${'2026000024'.padStart(20, '0')}${'ASIAKAS OY'.padEnd(12)}1A${figure(50_00, 10)}0A `,
    `9${figure(2, 6)}${figure(1599_37, 11)}${figure(0, 6)}${figure(0, 11)}${'0'.repeat(17)}`.padEnd(90),
  ].join('\r\n')}\r\n`,
);

/** The bank's answer to an order: a batch taken but for one payment. */
export const bankAnswer = utf8(
  `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-06-15T10:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>RUN-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>RUN-1-1</OrgnlPmtInfId><PmtInfSts>ACSP</PmtInfSts>
<TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Tili on lopetettu</AddtlInf></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`,
);

const id = '0123456789abcdef0123456789abcdef';
const delivery = `<DeliveryData><Timestamp>2026-06-15T09:00:00Z</Timestamp><Source>Kevyt</Source><DeliveryDataType>100</DeliveryDataType>
<DeliveryId>E-1</DeliveryId><FaultyControl>1</FaultyControl><ProductionEnvironment>false</ProductionEnvironment>
${['Owner', 'Creator', 'Sender'].map((role) => `<DeliveryData${role}><Type>1</Type><Code>9900001-8</Code></DeliveryData${role}>`).join('\n')}
</DeliveryData>`;
const response = `<IRResponseId>${id}</IRResponseId><IRResponseTimestamp>2026-06-15T10:00:00+03:00</IRResponseTimestamp>`;

/** The Incomes Register's answers: that a delivery has come, and how its reports fared. */
export const registerAnswers = [
  utf8(
    `<a:AckFromIR xmlns:a="http://www.tulorekisteri.fi/2017/1/AckFromIR">${delivery}<AckData>${response}<DeliveryDataStatus>2</DeliveryDataStatus></AckData></a:AckFromIR>`,
  ),
  utf8(
    `<?xml version="1.0" encoding="UTF-8"?><s:StatusResponseFromIR xmlns:s="http://www.tulorekisteri.fi/2017/1/StatusResponseFromIR">${delivery}<StatusResponse>${response}<DeliveryDataStatus>3</DeliveryDataStatus><IRDeliveryId>${id}</IRDeliveryId>
<ValidItems><Item><ItemId>P-1</ItemId><IRItemId>${id}</IRItemId><ItemVersion>1</ItemVersion></Item></ValidItems>
<InvalidItems><Item><ItemId>P-2</ItemId><ItemErrors><ErrorInfo><ErrorCode>EPR-1</ErrorCode><ErrorMessage>Virhe</ErrorMessage><ErrorDetails>kohta</ErrorDetails></ErrorInfo></ItemErrors></Item></InvalidItems>
</StatusResponse></s:StatusResponseFromIR>`,
  ),
];
