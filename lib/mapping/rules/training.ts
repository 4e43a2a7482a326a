import { fastapi, nextjs, supabase, training } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Training models and serving them. */
export const trainingRules: Rule[] = [
  {
    command: '/ml-training:init',
    objects:
      'ml project, machine learning project, training project, ml pipeline, ml environment, training environment',
    kinds: ['make', 'configure'],
    needs: [training],
    confidence: 85,
  },
  {
    command: '/ml-training:add-dataset',
    objects:
      'dataset, training data, training dataset, training set, dataset loader, data loader, dataloader, dataset class, data ingestion, dataset loading, data loading',
    kinds: ['make', 'configure', 'join', 'move'],
    needs: [training],
    unless: 'test, script, validation',
  },
  {
    command: '/ml-training:add-preprocessing',
    words:
      'tokenization, tokenizer, preprocessing, data preprocessing, feature engineering, feature extraction, data augmentation, data transform, data cleaning, normalization pipeline',
    needs: [training],
    unless: 'test',
    confidence: 90,
  },
  {
    command: '/ml-training:add-monitoring',
    words:
      'tensorboard, wandb, mlflow, training monitoring, experiment tracking, training metric, training log, loss curve',
    needs: [training],
    unless: 'test',
  },
  {
    command: '/ml-training:add-peft',
    words: 'lora, qlora, peft, prefix tuning, adapter training, parameter efficient fine tuning',
    needs: [training],
    unless: 'test',
  },
  {
    command: '/ml-training:add-training-config',
    objects:
      'training config, training configuration, hyperparameter, hyperparameter config, training argument, training parameter, learning rate scheduler, training setup',
    needs: [training],
    confidence: 88,
  },
  {
    command: '/ml-training:setup-framework',
    objects:
      'pytorch, pytorch lightning, training framework, hugging face, hugging face transformer, tensorflow, keras, ray',
    kinds: settingUp,
    needs: [training],
    confidence: 85,
  },
  {
    command: '/ml-training:add-platform',
    objects: 'gpu platform, cloud gpu, gpu instance, modal, runpod, lambda labs, gpu environment, gpu training',
    needs: [training],
    confidence: 85,
  },
  {
    command: '/ml-training:deploy-training',
    objects: 'training job, training, training run, training pipeline',
    kinds: ['deploy', 'run'],
    needs: [training],
    confidence: 80,
  },
  {
    command: '/ml-training:deploy-inference',
    objects:
      'inference, inference server, inference service, inference endpoint, trained model, model, fine tuned model, model serving, model endpoint',
    kinds: ['deploy'],
    needs: [training],
    confidence: 85,
  },
  {
    command: '/ml-training:deploy-inference',
    objects: 'model serving, model deployment, inference server, serverless inference',
    kinds: ['make', 'configure'],
    needs: [training],
    confidence: 80,
  },
  {
    command: '/ml-training:add-fastapi-endpoint',
    objects: 'inference endpoint, prediction endpoint, predict endpoint, inference api, prediction api, model endpoint',
    kinds: ['make'],
    needs: [training, fastapi],
    confidence: 88,
  },
  {
    command: '/ml-training:add-nextjs-ui',
    objects: 'training dashboard, prediction form, inference ui, model ui, training ui',
    kinds: ['make'],
    needs: [training, nextjs],
    confidence: 75,
  },
  {
    command: '/ml-training:integrate-supabase',
    objects: 'model storage, training data storage, checkpoint storage',
    needs: [training, supabase],
    confidence: 80,
  },
  {
    command: '/ml-training:validate-data',
    objects: 'training data, dataset, data quality, dataset quality, data validation',
    kinds: ['check', 'make', 'study'],
    needs: [training],
    unless: 'loader, test',
    confidence: 75,
  },
  {
    command: '/ml-training:optimize-training',
    objects: 'training, training speed, training performance, training cost, hyperparameter, training time',
    kinds: ['optimize'],
    needs: [training],
    confidence: 85,
  },
  {
    command: '/ml-training:monitor-training',
    objects: 'training, training job, training run, training progress',
    verbs: 'monitor',
    also: 'training',
    kinds: ['check'],
    needs: [training],
    confidence: 75,
  },
  {
    command: '/ml-training:estimate-cost',
    words: 'training cost, inference cost, gpu cost',
    kinds: ['study', 'make', 'change'],
    needs: [training],
    confidence: 80,
  },
  {
    command: '/ml-training:test',
    objects: 'model test, training test, inference test, training pipeline test, model evaluation test',
    kinds: ['write-tests', 'run-tests'],
    needs: [training],
    unless: 'api, endpoint, frontend, component',
    confidence: 70,
  },
];
