// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** The templates under {@code tidemark/reports}; the format of each, and with it its escaping, follows its suffix. */
final class Templates {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    Templates() {
        configuration.setClassLoaderForTemplateLoading(Templates.class.getClassLoader(), "tidemark/reports");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setRecognizeStandardFileExtensions(true);
    }

    String render(String template, Map<String, ?> model) throws IOException {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate(template).process(model, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + template + " does not fit its model", e);
        }
        return out.toString();
    }
}
