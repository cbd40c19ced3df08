//! The sum by which a record is known to be as it was written.

/// The polynomial of CRC-32 (ISO 3309, as in PNG and zip), its bits turned round.
const POLYNOMIAL: u32 = 0xedb8_8320;

/// The remainder of each byte.
const REMAINDERS: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 {
                sum >> 1 ^ POLYNOMIAL
            } else {
                sum >> 1
            };
            bit += 1;
        }
        table[byte] = sum;
        byte += 1;
    }
    table
};

/// The CRC-32 of bytes.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let step =
        |sum: u32, byte: &u8| REMAINDERS[((sum ^ u32::from(*byte)) & 0xff) as usize] ^ sum >> 8;
    !bytes.iter().fold(!0, step)
}
