'use client';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { useAttention } from '@/lib/client/use-attention';

/** Calls a person who looks elsewhere. Shows nothing in the page itself. */
export function Attention() {
  const router = useRouter();
  useAttention(useCallback((href: string) => router.push(href), [router]));
  return null;
}
