/// <reference types="vite/client" />

// No import may stand at the top of this file, or the module below would no longer be declared.
declare module 'virtual:contract' {
  const routes: import('@orpc/contract').AnyContractRouter;
  export default routes;
}
