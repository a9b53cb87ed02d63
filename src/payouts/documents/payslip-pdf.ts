import { renderPdf } from '../../platform/pdf.ts';
import { type PayslipData, payslipPage, payslipTitle } from './payslip-page.ts';

const template = new URL('./payslip.typ', import.meta.url);

/** The payslip as a tagged PDF/A-3 in the person's language. The same data gives the same bytes. */
export function payslipPdf(data: PayslipData): Promise<Uint8Array> {
  const title = payslipTitle(data);
  return renderPdf({
    template,
    data: { ...payslipPage(data), running: `${title} · ${data.operator.name}` },
    language: data.language,
    title: `${title} – ${data.operator.name}`,
    created: new Date(`${data.pay.paidOn}T00:00:00Z`),
  });
}
