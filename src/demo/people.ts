import type { Duty } from '../basics/contract.ts';

/** Who may be tried in the demo town with one click: staff by what they do, and entrepreneurs by what is special about them. */
export type DemoPerson = {
  key: string;
  name: string;
  email: string;
  kind: 'entrepreneur' | 'staff';
  duties: readonly Duty[];
};

const person = (key: string, name: string, kind: DemoPerson['kind'], duties: readonly Duty[] = []): DemoPerson => ({
  key,
  name,
  email: `${key}@demo.example`,
  kind,
  duties,
});

export const demoPeople: readonly DemoPerson[] = [
  person('aino', 'Aino Demonen', 'entrepreneur'),
  person('eero', 'Eero Esimerkki', 'entrepreneur'),
  person('uusi', 'Uuno Uusi', 'entrepreneur'),
  person('tarkastaja', 'Tarja Tarkastaja', 'staff', ['review', 'people']),
  person('maksaja', 'Matti Maksaja', 'staff', ['money']),
  person('hyvaksyja', 'Hilla Hyväksyjä', 'staff', ['approve', 'money']),
  person('yllapito', 'Ylermi Ylläpito', 'staff', ['system', 'people', 'privacy']),
];
