/** What `register --help` says of its input: the fields of each message, and which case needs which. */
export const registerHelp = `
  Amounts are whole cents, days are YYYY-MM-DD, codes are the register's own (Koodistot). A field in [] may be left out.
  Every message: deliveryId, createdAt (instant with time zone), [production], owner {businessId},
    [creator {businessId}] where a service makes and signs the delivery for the owner, contact {name, phone}, payer {businessId}.
    paidOn, periodFrom and periodTo may stand in every message and count in earnings alone.
  Without --out the message is written to standard output; with it to DIR/<deliveryId>.xml, and on in _2, _3 … before 50 MB.

  earnings: paidOn, periodFrom, periodTo, payer.[types], reports: [ {
    reportId, action new|replace, [registerReportId], [version], case, withheldCents, [taxAtSourceCents],
    [sourceTaxDeductionCents], [garnishedCents], [travel], [items], who was paid, [insurance] } ]
  case: wages-not-obliged (A) · wages-yel, wages-myel (B) · wages-yel-unknown (C) · wages (an employee: pension and
    profession) with [wagesCents]; trade-income (D) with tradeIncomeCents, and with prepaymentRegister: true refused,
    since nothing is reported of it (E); royalty-earned, royalty-capital, royalty-non-resident (J) with royaltyCents; items-only.
  who was paid: hetu, firstName, lastName; a company (D2): businessId, companyName; a non-resident (F): [hetu], [otherIds
    [{type, code, country, [countryName]}]], firstName, lastName, and without hetu birthDate, gender 1|2, addresses
    [{type 1|2, [co], street | poBox, postalCode, town, country, [countryName]}], international {[nonResidentOf {country,
    [countryName]}], [certificate 1|2|3], [withheldAsResident], [treatyCountry]}.
  travel (G, wages only): [kilometreCents], [kilometres], [perDiemCents], [perDiemKinds partial|full|foreign], [mealCents].
  insurance: [insuranceExceptions [code]] instead of the case's own, [earnerTypes [code]] besides them, [pension {act,
    [provider], [policy]}], [profession].
  items: [{type, cents, [inKind], [oneOff], [unjustEnrichment], [recovery {on, of [{from, to, [paidOn]}], [withheldCents],
    [taxAtSourceCents]}] (I), [insurance [{code, included}]], [earned [{from, to}]], [car {kind, ageGroup, [kilometres],
    [emissions]}], [mealAtTaxValue], [benefits [code]], [allowances [code]], [kilometres]}]; withheldCents may be negative
    in a correction (I), and so may items 402, 404, 412, 413 and 414.

  separate: month YYYY-MM, employerHealthContributionCents, [deductionsCents], [noWages], [action new|replace], [reportId]
    (the deliveryId where left out), [registerReportId], [version]. A contribution of 0 without deductions says that no
    wages were paid; with noWages: false it says that wages were paid and nothing is due of them.
  cancel: [of earnings|separate|earnings-delivery|separate-delivery], reports [{[reportId], [registerReportId], [version]}];
    of a whole delivery one, by its delivery id or the register's.
  answer: an AckFromIR or StatusResponseFromIR as JSON; exit code 1 where something was rejected.`;
