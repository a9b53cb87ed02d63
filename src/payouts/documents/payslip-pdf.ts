import { renderPdf } from '../../platform/pdf.ts';
import { payslipLayout } from './payslip-layout.ts';
import { type PayslipData, payslipPage, payslipTitle } from './payslip-page.ts';

/** The payslip as a tagged PDF/A-3 in the person's language. The same data gives the same bytes. */
export function payslipPdf(data: PayslipData): Uint8Array {
  const title = payslipTitle(data);
  return renderPdf({
    sheet: payslipLayout(payslipPage(data), `${title} · ${data.operator.name}`),
    language: data.language,
    title: `${title} – ${data.operator.name}`,
    created: new Date(`${data.pay.paidOn}T00:00:00Z`),
  });
}
