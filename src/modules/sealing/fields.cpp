#include "modules/sealing/holders.hpp"

#include "base/page_digest.hpp"

namespace qiyue::sealing {

namespace {

Field post_field() {
    return field::choice("post", {"岗位", "post"}, holder_posts());
}

}  // namespace

Field key_holders_field() {
    return field::list("key_holders", {"开启密钥份额持有人", "holders of the opening key's shares"},
                       {post_field(),
                        field::reference("person", {"持有人", "holder"}, "person")
                            .says({"外单位的人填登录名", "somebody of another organisation is found by his login"})})
        .between(holders_min, holders_max)
        .says({"2 至 7 人，岗位各不相同；任何一家单位所持少于开启所需份数",
               "2 to 7 people in different posts; no organisation has as many shares as open"});
}

Field key_threshold_field() {
    return field::integer("key_threshold", {"开启所需份数", "shares that open"})
        .between(holders_min, holders_max)
        .says({"多于持有人数的一半", "more than half of the holders"});
}

Field key_suite_field() {
    return field::choice("key_suite", {"加密算法", "how envelopes are sealed"},
                         {{"international", {"国际算法（X25519、AES-256-GCM）", "X25519 and AES-256-GCM"}},
                          {"national", {"国密算法（SM2、SM4、SM3）", "the national SM2, SM4 and SM3"}}})
        .maybe()
        .says({"不填的，按本平台的设置", "when left out, as this installation has it"});
}

Fields shown_key_fields() {
    return {field::list("key_holders", {"开启密钥份额持有人", "holders of the opening key's shares"},
                        {post_field(), field::text("organisation_name", {"单位", "organisation"}),
                         field::text("person_name", {"持有人", "holder"}).maybe(),
                         field::page_digest("share_digest", {"份额摘要", "digest of the share"}).maybe(),
                         field::instant("given_at", {"份额交出时间", "share given"}).maybe()}),
            field::integer("key_threshold", {"开启所需份数", "shares that open"}), key_suite_field(),
            field::sealed("opening_key", {"开启公钥", "opening key"}),
            field::instant("opened_at", {"开启时间", "opened"}).maybe()};
}

Fields const& share_key_fields() {
    static Fields const fields{field::sealed("share_key", {"份额公钥", "public key for your share"})
                                   .says({"私钥由本人保管，只存成口令保护的文件",
                                          "the private half stays with you, in a file with a passphrase"})};
    return fields;
}

Fields const& split_fields() {
    static Fields const fields{field::sealed("opening_key", {"开启公钥", "opening key"}),
                               field::list("shares", {"封好的份额", "wrapped shares"},
                                           {field::reference("person", {"持有人", "holder"}, "person"),
                                            field::sealed("wrapped", {"为其封好的份额", "share wrapped for him"}),
                                            field::page_digest("digest", {"份额摘要", "digest of the share"})})
                                   .between(holders_min, holders_max)};
    return fields;
}

Fields const& share_fields() {
    constexpr std::int64_t base64_characters = 44;
    static Fields const fields{
        field::secret("share", {"密钥份额", "share of the key"}).between(base64_characters, base64_characters)};
    return fields;
}

Field envelope_field() {
    return field::sealed("envelope", {"密封的文件", "sealed envelope"})
        .says({"在本机用开启公钥加密，开启前任何人不能读取",
               "encrypted on your own computer with the opening key; nobody can read it before the opening"});
}

Field attachments_field() {
    return field::list("attachments", {"密封的附件", "sealed attachments"},
                       {field::digest("file", {"密封的文件", "sealed file"})})
        .maybe()
        .says({"每个附件单独加密，密钥只在密封的文件里",
               "each encrypted under a key of its own, which only the envelope holds"});
}

Field files_field() {
    return field::list("files", {"附件", "files"},
                       {field::text("name", {"名称", "name"}),
                        field::text("digest", {"摘要", "digest"}).between(64, 64),
                        field::text("author", {"编制人", "author"})
                            .maybe()
                            .says({"取自文件属性，开启后用于核查", "as the file says; compared after the opening"}),
                        field::digest("sealed", {"密封的文件", "sealed file"}).maybe(),
                        field::sealed("key", {"文件密钥", "its key"}).maybe()})
        .maybe();
}

}  // namespace qiyue::sealing
