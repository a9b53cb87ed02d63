import type { AnyContractRouter } from '@orpc/contract';
import { apiDocument } from '../platform/api-document.ts';
import { readConfig, WrongSetting } from '../platform/config.ts';
import { type Command, expectArguments, WrongUsage, writeJson } from './command.ts';

const usage = 'openapi';

/** The contract is handed in, since it knows every folder and commands are one of them. */
export const openapiOver = (load: () => Promise<{ contract: AnyContractRouter }>): Command => ({
  summary: 'The API as an OpenAPI 3.1 document; needs no database.',
  usage,
  async run(args) {
    expectArguments(args, 0, 0, usage);
    const { contract } = await load();
    await writeJson(await apiDocument(contract, operator()));
    return 0;
  },
});

function operator() {
  try {
    return readConfig(process.env).operator;
  } catch (error) {
    throw error instanceof WrongSetting ? new WrongUsage(error.message) : error;
  }
}
