#include "platform/metrics/metrics.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace qiyue::metrics {

namespace {

constexpr std::size_t lines_max = 20'000;

bool plain(std::string_view name) {
    return !name.empty() &&
        std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string escaped(std::string_view value) {
    std::string text;
    for (char const c : value) {
        text += c == '\\' ? "\\\\" : c == '"' ? "\\\"" : c == '\n' ? "\\n" : std::string(1, c);
    }
    return text;
}

// operation="need.submit",status="2xx"
std::string written(Labels const& labels) {
    std::string text;
    for (auto const& [name, value] : labels) {
        ENSURE(plain(name) && name != "le");
        text += (text.empty() ? "" : ",") + name + "=\"" + escaped(value) + "\"";
    }
    return text;
}

std::string line(std::string const& name, std::string const& labels, std::int64_t value) {
    return name + (labels.empty() ? "" : "{" + labels + "}") + " " + std::to_string(value) + "\n";
}

std::string lines(std::string const& name, std::string const& labels, Histogram const& histogram) {
    auto const before = labels + (labels.empty() ? "" : ",");
    std::string text;
    for (std::size_t i = 0; i < histogram.bounds().size(); ++i) {
        text += line(name + "_bucket", before + "le=\"" + std::to_string(histogram.bounds()[i]) + "\"",
                     histogram.at_or_below(i));
    }
    auto const all = histogram.count();
    return text + line(name + "_bucket", before + "le=\"+Inf\"", all) + line(name + "_sum", labels, histogram.sum()) +
        line(name + "_count", labels, all);
}

}  // namespace

Histogram::Histogram(std::vector<std::int64_t> bounds) : bounds_(std::move(bounds)), counts_(bounds_.size() + 1) {
    ENSURE(std::ranges::adjacent_find(bounds_, std::ranges::greater_equal{}) == bounds_.end());
}

void Histogram::observe(std::int64_t value) {
    auto const bound = std::ranges::lower_bound(bounds_, value) - bounds_.begin();
    counts_[static_cast<std::size_t>(bound)] += 1;
    sum_ += value;
}

std::int64_t Histogram::at_or_below(std::size_t bound) const {
    std::int64_t all = 0;
    for (std::size_t i = 0; i <= bound; ++i) {
        all += counts_.at(i);
    }
    return all;
}

std::int64_t Histogram::count() const {
    return at_or_below(bounds_.size());
}

Registry::Family& Registry::family(std::string const& name, std::string const& help, std::string const& type) {
    ENSURE(plain(name));
    auto& found = families_[name];
    ENSURE(found.type.empty() || (found.type == type && found.help == help));
    found.help = help;
    found.type = type;
    return found;
}

Counter& Registry::counter(std::string const& name, std::string const& help, Labels const& labels) {
    std::scoped_lock const lock(mutex_);
    auto& all = family(name, help, "counter").counters;
    auto& one = all[written(labels)];
    ENSURE(all.size() <= lines_max);
    if (!one) {
        one = std::make_unique<Counter>();
    }
    return *one;
}

Histogram& Registry::histogram(std::string const& name, std::string const& help,
                               std::vector<std::int64_t> const& bounds, Labels const& labels) {
    std::scoped_lock const lock(mutex_);
    auto& all = family(name, help, "histogram").histograms;
    auto& one = all[written(labels)];
    ENSURE(all.size() * (bounds.size() + 3) <= lines_max);
    if (!one) {
        one = std::make_unique<Histogram>(bounds);
    }
    return *one;
}

void Registry::show(std::string const& name, std::string const& help, Histogram const& histogram) {
    std::scoped_lock const lock(mutex_);
    family(name, help, "histogram").shown = &histogram;
}

void Registry::gauge(std::string const& name, std::string const& help, std::function<std::int64_t()> value) {
    std::scoped_lock const lock(mutex_);
    family(name, help, "gauge").asked = [name, value = std::move(value)] { return line(name, {}, value()); };
}

void Registry::counts(std::string const& name, std::string const& help, std::string const& label,
                      std::function<Counts()> values) {
    std::scoped_lock const lock(mutex_);
    family(name, help, "counter").asked = [name, label, values = std::move(values)] {
        std::string all;
        for (auto const& [of, count] : values()) {
            all += line(name, written({{label, of}}), count);
        }
        return all;
    };
}

// Nobody who counts waits for what is kept elsewhere: the database may have to be asked.
std::map<std::string, std::string> Registry::ask() const {
    std::map<std::string, std::function<std::string()>> asked;
    {
        std::scoped_lock const lock(mutex_);
        for (auto const& [name, family] : families_) {
            if (family.asked) {
                asked.emplace(name, family.asked);
            }
        }
    }
    std::map<std::string, std::string> told;
    for (auto const& [name, lines] : asked) {
        told[name] = lines();
    }
    return told;
}

std::string Registry::text() const {
    auto const elsewhere = ask();
    std::scoped_lock const lock(mutex_);
    std::string all;
    for (auto const& [name, family] : families_) {
        all += "# HELP " + name + " " + family.help + "\n# TYPE " + name + " " + family.type + "\n";
        for (auto const& [labels, counter] : family.counters) {
            all += line(name, labels, counter->value());
        }
        for (auto const& [labels, histogram] : family.histograms) {
            all += lines(name, labels, *histogram);
        }
        if (family.shown != nullptr) {
            all += lines(name, {}, *family.shown);
        }
        if (auto const told = elsewhere.find(name); told != elsewhere.end()) {
            all += told->second;
        }
    }
    return all;
}

}  // namespace qiyue::metrics
