// Generated from schemas/message.json by scripts/generate.ts. Do not edit.
/**
 * The number of the entry, and of its leaf
 */
export type Offset = number;
/**
 * 32 bytes, base64
 */
export type EncodedHash = string;
/**
 * That it is in the tree of the checkpoint (RFC 6962, 2.1.1)
 *
 * @maxItems 128
 */
export type Proof = EncodedHash[];
/**
 * The size of the earlier one, as `seen` of the order gave it
 */
export type Offset1 = number;
/**
 * Of RFC 6962: hashes of a Merkle tree
 *
 * @maxItems 128
 */
export type Proof1 = EncodedHash[];

/**
 * A line of a mailbox: a message, with what shows who sent it and which number it has
 */
export interface MailboxRecord {
  /**
   * UTF-8 in base64
   */
  text: string;
  /**
   * Of whom signed the order that stands in the entry; DER in base64
   */
  certificate: string;
  receipt: Receipt;
}
/**
 * Of the entry that says so: the order, the number, the time
 */
export interface Receipt {
  seq: Offset;
  /**
   * The entry as it stands in the account, without its newline
   */
  line: string;
  proof: Proof;
  /**
   * A signed note: C2SP tlog-checkpoint
   */
  checkpoint: string;
  /**
   * That the tree of the checkpoint begins with an earlier one (RFC 6962, 2.1.2)
   */
  consistency?: {
    from: Offset1;
    proof: Proof1;
  };
}
