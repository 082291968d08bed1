#pragma once

#include "modules/identity/api.hpp"

// What a signed-in person does to the own password and authenticator.
namespace qiyue::identity {

struct NewPassword {
    std::string old_password, code, new_password;
};

// Ends the person's other sessions.
Result<void> change_password(db::Database& database, Context const& context, api::Ports& ports,
                             std::string const& remote, NewPassword const& given);
// By an administrator: ends all sessions of the person and takes the authenticator away (it may be lost as well).
Result<void> reset_password(db::Database& database, Context const& context, api::Ports& ports, std::int64_t person,
                            std::string const& new_password);

struct TotpSecret {
    std::string secret;  // base32, to be typed
    std::string uri;     // otpauth://…, to be shown as a QR code
};

// A secret that counts once a code of it was given. The password is asked as well, so that an unwatched screen can't
// be used to shut its owner out.
Result<TotpSecret> begin_totp(db::Tx& tx, Context const& context, api::Ports& ports);
// Gives the recovery codes, which are shown this once.
Result<std::vector<std::string>> confirm_totp(db::Database& database, Context const& context, api::Ports& ports,
                                              std::string const& remote, std::string const& password,
                                              std::string const& code);
// New recovery codes instead of the ones before.
Result<std::vector<std::string>> renew_recovery(db::Database& database, Context const& context, api::Ports& ports,
                                                std::string const& remote, std::string const& password,
                                                std::string const& code);
Result<void> remove_totp(db::Database& database, Context const& context, api::Ports& ports, std::string const& remote,
                         std::string const& password, std::string const& code);

}  // namespace qiyue::identity
