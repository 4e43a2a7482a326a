import { elevenlabs, vercelAi } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Voices by ElevenLabs. */
export const voiceRules: Rule[] = [
  {
    command: '/elevenlabs:init',
    objects: 'elevenlabs, elevenlabs api, elevenlabs client, elevenlabs sdk, elevenlabs account, elevenlabs service',
    kinds: settingUp,
    needs: [elevenlabs],
  },
  {
    command: '/elevenlabs:add-text-to-speech',
    words:
      'text to speech, tts, speech synthesis, voice generation, voice synthesis, audio generation, speech generation, voiceover, voice over, narration, audio narration, spoken audio',
    verbs: 'narrate, synthesize',
    needs: [elevenlabs],
    unless: 'test, ui, button, toggle',
  },
  {
    command: '/elevenlabs:add-speech-to-text',
    words: 'speech to text, stt, transcription, speech recognition, voice input, dictation, voice transcription',
    verbs: 'transcribe',
    needs: [elevenlabs],
    unless: 'test, button, ui',
  },
  {
    command: '/elevenlabs:add-voice-management',
    words:
      'voice clone, voice cloning, cloned voice, voice library, voice design, voice selection, custom voice, voice setting, voice catalog',
    needs: [elevenlabs],
    unless: 'test, component, dropdown, modal',
  },
  {
    command: '/elevenlabs:add-streaming',
    words:
      'audio streaming, voice streaming, streaming audio, audio stream, speech streaming, streaming tts, low latency audio',
    needs: [elevenlabs],
    unless: 'test',
  },
  {
    command: '/elevenlabs:add-agents-platform',
    words: 'voice agent, conversational agent, conversational ai, voice assistant, phone agent, voice conversation',
    needs: [elevenlabs],
    unless: 'test',
  },
  {
    command: '/elevenlabs:add-advanced-features',
    words: 'sound effect, voice changer, dubbing, voice isolation, voice isolator, audio isolation',
    needs: [elevenlabs],
    unless: 'test',
  },
  {
    command: '/elevenlabs:add-vercel-ai-sdk',
    words: 'elevenlabs',
    also: 'ai sdk',
    needs: [elevenlabs, vercelAi],
    confidence: 80,
  },
  {
    command: '/elevenlabs:add-production',
    objects: 'rate limiting, error handling, cost optimization, usage tracking',
    also: 'elevenlabs, voice, audio, speech, tts',
    needs: [elevenlabs],
    confidence: 70,
  },
];
