import { decidedYearly } from './travel-decision.ts';

const aKilometre = (figures: Record<number, number | null>) => decidedYearly('cents-per-kilometre', figures);

// Own vehicle, by kind; then what a car gets more for what it tows or carries. Each passenger raises any vehicle's rate.
export const kilometreRates = {
  'km.car': aKilometre({ 2022: 46, 2023: 53, 2024: 57, 2025: 59, 2026: 55, 2027: null }),
  'km.motorcycle': aKilometre({ 2023: 41, 2024: 44, 2025: 45, 2026: 42, 2027: null }),
  'km.moped': aKilometre({ 2023: 22, 2024: 23, 2025: 24, 2026: null, 2027: null }),
  'km.quad_bike': aKilometre({ 2023: 1_21, 2024: 1_30, 2025: 1_34, 2026: null, 2027: null }),
  'km.snowmobile': aKilometre({ 2023: 1_29, 2024: 1_38, 2025: 1_42, 2026: null, 2027: null }),
  'km.boat_to_50_hp': aKilometre({ 2023: 93, 2024: 1_00, 2025: 1_03, 2026: null, 2027: null }),
  'km.boat_over_50_hp': aKilometre({ 2023: 1_35, 2024: 1_45, 2025: 1_49, 2026: null, 2027: null }),
  'km.benefit_car': aKilometre({ 2023: 14, 2024: 13, 2025: 12, 2026: null, 2027: null }),
  'km.other': aKilometre({ 2023: 13, 2024: 14, 2025: 14, 2026: null, 2027: null }),
  'km.passenger': aKilometre({ 2023: 4, 2024: 4, 2025: 4, 2026: 4, 2027: null }),
  'km.trailer': aKilometre({ 2023: 9, 2024: 10, 2025: 10, 2026: 9, 2027: null }),
  'km.towed_caravan': aKilometre({ 2023: 14, 2024: 15, 2025: 15, 2026: null, 2027: null }),
  'km.heavy_load': aKilometre({ 2023: 27, 2024: 29, 2025: 30, 2026: null, 2027: null }),
  'km.large_items': aKilometre({ 2023: 4, 2024: 4, 2025: 4, 2026: 4, 2027: null }),
  'km.dog': aKilometre({ 2023: 4, 2024: 4, 2025: 4, 2026: null, 2027: null }),
  'km.forest_road': aKilometre({ 2023: 11, 2024: 12, 2025: 13, 2026: null, 2027: null }),
};
