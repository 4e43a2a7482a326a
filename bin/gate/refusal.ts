/** Why a request goes no further. Shown as a small page to people and as JSON to tools. */
export type Refusal = { status: number; code: string; message: string; hint: string | null };

export const refuse = (status: number, code: string, message: string, hint: string | null = null): Refusal => ({
  status,
  code,
  message,
  hint,
});
