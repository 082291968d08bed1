#include "app/commands/commands.hpp"
#include "platform/crypto/crypto.hpp"

#include <iostream>

int main(int count, char** words) {
    try {
        qiyue::crypto::start();
        return qiyue::app::commands::dispatch(count, words, QIYUE_VERSION);
    } catch (std::exception const& failed) {
        std::cerr << "qiyue: " << failed.what() << "\n";
        return 1;
    }
}
