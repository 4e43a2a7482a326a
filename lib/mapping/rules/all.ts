import type { Rule } from '@/lib/mapping/rule';
import { accountRules } from './accounts';
import { backendRules } from './backend';
import { deliveryRules } from './delivery';
import { frontendRules } from './frontend';
import { modelRules } from './models';
import { originalRules } from './original';
import { retrievalRules } from './retrieval';
import { supabaseRules } from './supabase';
import { upkeepRules } from './upkeep';
import { websiteRules } from './website';

/** Every rule, the original ones first: of two that speak equally loudly, the one given first is shown first. */
export const allRules: readonly Rule[] = [
  ...originalRules,
  ...supabaseRules,
  ...frontendRules,
  ...websiteRules,
  ...backendRules,
  ...accountRules,
  ...modelRules,
  ...retrievalRules,
  ...deliveryRules,
  ...upkeepRules,
];
