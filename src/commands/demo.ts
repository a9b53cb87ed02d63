import { plantTown } from '../demo/plant.ts';
import { type Command, expectArguments, WrongUsage, writeJsonLine } from './command.ts';
import { withService } from './with-service.ts';

const usage = 'demo';

export const demo: Command = {
  summary: 'Plants the demo town, made-up people only, into an empty database.',
  usage,
  run: async (args) => {
    expectArguments(args, 0, 0, usage);
    return withService(
      async (services) => {
        if (services.mode !== 'demo') throw new WrongUsage('this installation is a real one and takes no demo town');
        const planted = await plantTown(services);
        await writeJsonLine({ planted });
        return planted ? 0 : 1;
      },
      { KEVYT_DEMO: 'yes' },
    );
  },
};
