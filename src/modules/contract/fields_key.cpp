#include "modules/contract/fields.hpp"

// A signing key: made on the signer's machine; its public half alone comes here.
namespace qiyue::contract {

namespace {

Field suite() {
    return field::choice("suite", {"签名算法", "kind of signature"},
                         {{"ed25519", {"Ed25519", "Ed25519"}}, {"sm2", {"SM2（国密）", "SM2 (GB/T 32918)"}}});
}

}  // namespace

Fields const& key_fields() {
    static Fields const fields{
        suite(),
        field::sealed("public_key", {"公钥", "public key"}),
        field::sealed("proof", {"对公钥的签名", "signature over the public key"})
            .says({"用对应的私钥签署，证明私钥在您手里", "made with the secret half: it shows that you hold it"}),
    };
    return fields;
}

Fields const& key_page_fields() {
    static Fields const fields{field::text("person_name", {"签名人", "signer"}), suite(),
                               field::sealed("public_key", {"公钥", "public key"})};
    return fields;
}

}  // namespace qiyue::contract
