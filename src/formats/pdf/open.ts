import { openForm } from './fields.ts';
import { type Pdfium, pdfium } from './pdfium.ts';

/** An open document: its handle, and that of its form (0 where there is none). */
export interface OpenPdf {
  engine: Pdfium;
  handle: number;
  form: number;
}

/** Opens a PDF for as long as `act` takes. Gives what that gives, or why the file cannot be opened. */
export async function withPdf<T>(
  bytes: Uint8Array,
  password: string | undefined,
  act: (pdf: OpenPdf) => T | Promise<T>,
): Promise<T | { ok: false; reason: 'encrypted' | 'corrupt' }> {
  const engine = await pdfium();
  const { call } = engine;
  const buffer = engine.copy(bytes);
  const secret = password === undefined ? 0 : engine.copy(Buffer.from(`${password}\0`));
  const handle = call.FPDF_LoadMemDocument!(buffer, bytes.length, secret);
  if (secret !== 0) call.free!(secret);
  if (handle === 0) {
    const encrypted = call.FPDF_GetLastError!() === 4;
    call.free!(buffer);
    return { ok: false, reason: encrypted ? 'encrypted' : 'corrupt' };
  }
  const form = openForm(engine, handle);
  try {
    return await act({ engine, handle, form: form?.form ?? 0 });
  } finally {
    form?.close();
    call.FPDF_CloseDocument!(handle);
    call.free!(buffer);
  }
}
