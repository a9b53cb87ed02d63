declare module 'saxon-js' {
  type Options = { stylesheetFileName: string; sourceText: string; destination: 'serialized' };
  const SaxonJS: {
    transform(options: Options, mode: 'sync'): { principalResult: string };
    getProcessorInfo(): { productVersion: string };
  };
  export default SaxonJS;
}
