declare namespace NodeJS {
  interface ProcessEnv {
    // Next declares it as always there, but the environments we build for child processes have none. This file
    // stands first in tsconfig.json: the first declaration decides.
    readonly NODE_ENV?: 'development' | 'production' | 'test';
  }
}
