import { drawingSVG, qrcode } from 'bwip-js/generic';
import { useMemo } from 'react';

/** Black on white whatever the theme, with the quiet border that cameras need. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const address = useMemo(() => {
    const drawn = qrcode({ bcid: 'qrcode', text, scale: 4, padding: 4 }, drawingSVG());
    return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
  }, [text]);
  return <img src={address} alt={label} className="size-52 rounded-control border border-hairline bg-[white] p-1" />;
}
