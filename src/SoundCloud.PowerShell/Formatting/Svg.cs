using System.Globalization;
using System.Text;
using System.Xml;

namespace SoundCloud.PowerShell;

/// <summary>Writes SVG, in which text from outside is only text.</summary>
internal static class Svg
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>A picture.</summary>
    public static string Picture(Action<XmlWriter> draw, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true }))
        {
            Begin(xml, "svg", attributes);
            draw(xml);
            xml.WriteEndElement();
        }
        return text.Append('\n').ToString();
    }

    /// <summary>Begins an element that holds others.</summary>
    public static void Begin(XmlWriter xml, string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    /// <summary>An element with a text, or with none.</summary>
    public static void Element(XmlWriter xml, string name, string? text, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Begin(xml, name, attributes);
        if (text is not null)
            xml.WriteString(Fit(text));
        xml.WriteEndElement();
    }

    // Two characters that are safe in a terminal are not allowed in XML.
    private static string Fit(string text) => Display.Text(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
}
