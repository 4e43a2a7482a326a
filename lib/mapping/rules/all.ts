import type { Rule } from '@/lib/mapping/rule';
import { accountRules } from './accounts';
import { agentRules } from './agents';
import { backendRules } from './backend';
import { celeryRules } from './celery';
import { deliveryRules } from './delivery';
import { frontendRules } from './frontend';
import { mailRules } from './mail';
import { modelRules } from './models';
import { originalRules } from './original';
import { redisRules } from './redis';
import { retrievalRules } from './retrieval';
import { supabaseRules } from './supabase';
import { trainingRules } from './training';
import { upkeepRules } from './upkeep';
import { voiceRules } from './voice';
import { websiteRules } from './website';

/** Every rule, the original ones first: of two that speak equally loudly, the one given first is shown first. */
export const allRules: readonly Rule[] = [
  ...originalRules,
  ...supabaseRules,
  ...frontendRules,
  ...websiteRules,
  ...backendRules,
  ...redisRules,
  ...celeryRules,
  ...accountRules,
  ...mailRules,
  ...modelRules,
  ...voiceRules,
  ...agentRules,
  ...trainingRules,
  ...retrievalRules,
  ...deliveryRules,
  ...upkeepRules,
];
