'use client';
export { LinkButton } from '@react-spectrum/s2/LinkButton';
