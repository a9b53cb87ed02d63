/** Builds the web app into dist/web, unless nothing it is made of has changed. */
export function buildWeb(): Promise<{ code: number; output: string }>;
