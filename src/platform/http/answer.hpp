#pragma once

#include "platform/http/http.hpp"

#include <exception>

struct MHD_Response;

namespace qiyue::http {

// A problem (RFC 9457) for what fails below any handler: 400, 413, 414, 431. With code and findings as an operation's
// refusal has them, and the headers that keep a browser from taking it for anything else.
Response problem(int status);

// 503 while every worker is busy, with an incident number that the log has too.
Response too_busy(Request const& request);

// One of them as the bytes that go over the wire, for where the library can't answer.
std::string wire(Response const& response);

// What a handler's exception is answered with: 503 for a Fault, 500 for the rest. The details go to the log, under
// the incident number that the caller gets.
Response incident(std::exception_ptr const& failure, Request const& request);

// Compresses what shrinks, opens the file, and hands it all to the library. Throws Fault when the file is not there.
MHD_Response* pack(Response response, Request const& request, std::int64_t& size);

}  // namespace qiyue::http
