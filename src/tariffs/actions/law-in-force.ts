import { type OwnRow, withOwnRows } from '../../law/own-rows.ts';
import { finnishLaw, type Law } from '../../law/rules.ts';
import type { Tx } from '../../platform/database.ts';
import { type RuleRow, rowsInForce } from '../store.ts';

/** The law's figures as the operator goes by them now: those of this release, and over them the rows staff have confirmed. */
export const lawInForce = async (tx: Tx): Promise<Law> => withOwnRows(finnishLaw, await ownRows(tx));

/** The confirmed rows alone, for whoever has the release's figures already. */
export const ownRows = async (tx: Tx): Promise<OwnRow[]> => (await rowsInForce(tx)).map(asOwnRow);

const asOwnRow = ({ rule, since, value, source }: RuleRow): OwnRow => ({ key: rule, since, value, source });
