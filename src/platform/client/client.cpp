#include "platform/client/client.hpp"

#include "base/failure.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace qiyue::client {

namespace {

constexpr std::size_t answer_max = std::size_t{64} << 20;
constexpr long connect_seconds_max = 10;
constexpr long whole_seconds_max = 60;

struct Library {
    Library() { curl_global_init(CURL_GLOBAL_DEFAULT); }

    ~Library() { curl_global_cleanup(); }

    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;
};

std::size_t take(char* piece, std::size_t one, std::size_t count, void* into) {
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + one * count > answer_max) {
        return 0;  // libcurl ends the transfer
    }
    body.append(piece, one * count);
    return one * count;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

Handle begin(std::string const& url, long seconds) {
    static Library const library;
    Handle handle(curl_easy_init(), &curl_easy_cleanup);
    if (!handle) {
        throw Fault("libcurl does not start");
    }
    auto* const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, std::min(seconds, connect_seconds_max));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    return handle;
}

Answer finish(CURL* curl, std::string const& url) {
    Answer answer;
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    if (auto const code = curl_easy_perform(curl); code != CURLE_OK) {
        throw Fault(url + ": " + curl_easy_strerror(code));
    }
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}

}  // namespace

Answer get(std::string const& url) {
    auto const handle = begin(url, whole_seconds_max);
    return finish(handle.get(), url);
}

Answer post(std::string const& url, Post const& what) {
    auto const handle = begin(url, what.seconds_max);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, "Content-Type: application/json"), &curl_slist_free_all);
    for (auto const& header : what.headers) {
        headers.reset(curl_slist_append(headers.release(), header.c_str()));
    }
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(what.body.size()));
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, what.body.c_str());
    return finish(handle.get(), url);
}

}  // namespace qiyue::client
