/** The midsummer sun over still water: at the side of the opening on a desk, under it on a phone. Decoration only. */
export function Horizon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 640 400"
      preserveAspectRatio="xMaxYMax slice"
      fill="none"
      className="absolute right-0 bottom-0 -z-10 h-44 w-full sm:h-56 md:h-full md:w-[62%] md:mask-l-from-75% md:mask-l-to-98% print:hidden"
    >
      <circle cx="430" cy="214" r="118" className="fill-sun" opacity="0.22" />
      <circle cx="430" cy="214" r="84" className="fill-sun" />
      <path
        d="M0 214c70-4 104-22 168-20 46 2 66 14 130 20zM520 214c34-22 58-34 120-40v40z"
        className="fill-brand-ink"
        opacity="0.18"
      />
      <path d="M0 214h640v186H0z" className="fill-brand-wash" />
      <path d="M0 214h640" className="stroke-brand-ink" strokeWidth="3" opacity="0.8" />
      <path
        d="M352 234h156M376 254h108M340 274h180M392 294h84M364 316h126M402 340h62M380 364h96"
        className="stroke-sun"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <path
        d="M60 240h120M210 262h88M560 246h60M20 288h76M150 310h150M548 290h64M40 346h130M230 366h104M520 340h70"
        className="stroke-brand-ink"
        strokeWidth="3"
        strokeLinecap="round"
        opacity="0.35"
      />
    </svg>
  );
}
